// Makes input.png, x2.png and x4.png: see README.md. Not part of any build or test run.
import * as tf from '@tensorflow/tfjs';
import { PNG } from 'pngjs';
import { readFileSync, writeFileSync } from 'node:fs';

const width = 48, height = 40;

// A gradient, a disc, a thin slanting line, stripes of two pixels, letters' corners and noise: what an upscaler is tried by.
function paint() {
  const picture = new PNG({ width, height, colorType: 2 });
  let state = 12345;
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      let colour = [x * 5, y * 6, 255 - x * 3 - y * 2];
      if (Math.hypot(x - 14, y - 14) < 9) colour = [230, 60, 40];
      if (Math.abs(x - 2 * y + 20) < 2) colour = [250, 250, 245];
      if (x >= 30 && y < 16) colour = ((x >> 1) + (y >> 1)) % 2 ? [10, 10, 12] : [245, 240, 220];
      if (x >= 32 && y >= 26 && (x - 32) % 8 < 6 && ((x - 32) % 8 < 2 || (y - 26) % 6 < 2)) colour = [20, 90, 40];
      if (x < 12 && y >= 30) colour = [state >>> 24, (state >>> 16) & 255, (state >>> 8) & 255];
      picture.data.set([...colour, 255], (y * width + x) * 4);
    }
  return picture;
}

async function model(scale) {
  const folder = new URL(`./node_modules/@upscalerjs/esrgan-slim/models/x${scale}/`, import.meta.url);
  const json = JSON.parse(readFileSync(new URL('model.json', folder)));
  const bytes = readFileSync(new URL('group1-shard1of1.bin', folder));
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const weightSpecs = json.weightsManifest.flatMap((group) => group.weights);
  return tf.loadLayersModel(tf.io.fromMemory({ modelTopology: json.modelTopology, weightSpecs, weightData }));
}

await tf.setBackend('cpu');
const input = paint();
writeFileSync('input.png', PNG.sync.write(input, { colorType: 2 }));
// The outermost pixels go on for as far as the network sees; that frame is cut off again.
const frame = 10, wide = width + 2 * frame, high = height + 2 * frame;
const inside = (at, size) => Math.min(size - 1, Math.max(0, at - frame));
const values = new Float32Array(wide * high * 3);
for (let y = 0; y < high; ++y)
  for (let x = 0; x < wide; ++x)
    for (let c = 0; c < 3; ++c)
      values[(y * wide + x) * 3 + c] = input.data[(inside(y, height) * width + inside(x, width)) * 4 + c] / 255;
for (const scale of [2, 4]) {
  const framed = (await model(scale)).predict(tf.tensor4d(values, [1, high, wide, 3]));
  const result = framed.slice([0, frame * scale, frame * scale, 0], [1, height * scale, width * scale, 3]);
  const out = new PNG({ width: width * scale, height: height * scale, colorType: 2 });
  (await result.data()).forEach((value, i) => {
    out.data[Math.floor(i / 3) * 4 + (i % 3)] = Math.round(Math.min(1, Math.max(0, value)) * 255);
  });
  for (let i = 3; i < out.data.length; i += 4) out.data[i] = 255;
  writeFileSync(`x${scale}.png`, PNG.sync.write(out, { colorType: 2 }));
  console.log(scale, result.shape, (await result.min().data())[0], (await result.max().data())[0]);
}
