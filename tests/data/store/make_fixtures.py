#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the folders of earlier generations that the reader's tests open. Needs python3-h5py; run it in this folder."""
import json
import os
import sqlite3
import struct

import h5py
import numpy

# Four requests: one-token answer, ordinary, failed, two-event answer. Latencies in ms, stamps in seconds.
GAPS = [[], [50.0, 60.0, 40.0], [], [25.0]]
COLUMNS = {
    "id": [0, 1, 2, 3],
    "input_token_id": [[1, 2], [3], [], [4, 5, 6]],
    "output_token_id": [[7], [8, 9, 10, 11], [], [12, 13]],
    "prefill_latency": [100.0, 250.0, 0.0, 75.0],
    "prefill_throughput": [20.0, 4.0, 0, 40.0],
    "last_decode_latency": [0, 40.0, 0.0, 25.0],
    "decode_max_token_latency": [0, 60.0, 0.0, 25.0],
    "seq_latency": [100.0, 400.0, 0.0, 100.0],
    "input_tokens_len": [2, 1, 5, 3],
    "generate_tokens_len": [1, 4, 0, 2],
    "generate_tokens_speed": [10.0, 10.0, 0, 20.0],
    "input_characters_len": [4, 2, 9, 6],
    "generate_characters_len": [2, 8, 0, 5],
    "characters_per_token": [2.0, 2.0, 0.0, 2.5],
    "prefill_batch_size": [0, 0, 0, 0],
    "decode_batch_size": [[], [], [], []],
    "queue_wait_time": [[], [], [], []],
    "request_id": ["%032x" % i for i in (10, 11, 12, 13)],
    "start_time": [100.0, 100.5, 101.0, 101.5],
    "end_time": [100.1, 100.9, 101.0, 101.6],
    "is_success": [True, True, False, True],
    "is_empty": [False, False, True, False],
    "multiturn_group_id": ["", "", "", ""],
}
CSV = "Performance Parameters,Stage,Average,N\r\nE2EL,total,200.0 ms,3\r\n"
OLD_CSV = "Performance Parameters,Average,N\r\nE2EL,200.0 ms,3\r\nQueueWaitTime,1.0 μs,3\r\n"
COMMON = {"Benchmark Duration": {"total": "1600.0 ms"}, "Total Requests": {"total": 4},
          "Max Concurrency": {"total": 2}, "Total generated tokens": {"total": 7},
          "Prefill Token Throughput": {"total": "14.1176 token/s"}}
FLAT = {"Benchmark Duration": "1.6 ms", "Total Requests": 4, "Max Concurrency": 2, "Total Output Tokens": 7}


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def columns_folder(stamp, columns, gaps, log, csv=CSV, common=COMMON):
    model = f"{stamp}/performances/vllm-api-general-stream"
    write(f"{stamp}/logs/{log}/vllm-api-general-stream/syntheticdataset.out", "log\n")
    write(f"{model}/syntheticdataset.csv", csv)
    write(f"{model}/syntheticdataset.json", json.dumps(common, indent=4))
    write(f"{model}/syntheticdataset_details.json",
          json.dumps({"task": {"max_concurrency": 2}, "requests": columns}, separators=(",", ":")))
    if gaps is None:
        return
    with h5py.File(f"{model}/syntheticdataset_details.h5", "w") as file:
        rows = file.create_dataset("arrays", (len(gaps),), dtype=h5py.vlen_dtype(numpy.float32),
                                   chunks=(len(gaps),), compression="gzip", compression_opts=4)
        for index, row in enumerate(gaps):
            rows[index] = numpy.array(row, dtype=numpy.float32)


def npy(values):
    header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }" % len(values)
    header += " " * (-(len(header) + 11) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + struct.pack(f"<{len(values)}d", *values)


def killed_reference():
    """A run of the reference that was killed: only tmp/ is there, one row is missing in the database."""
    tmp = "20260102_000003/performances/vllm-api-stream-chat/tmp"
    os.makedirs(tmp, exist_ok=True)
    lines = []
    for row in (1, 2, 3):
        lines.append(json.dumps({
            "data_abbr": "synthetic", "id": row - 1, "success": True, "error_info": "",
            "time_points": {"__db_ref__": row}, "input_tokens": 3, "output_tokens": 2, "extra_perf_data": {},
            "extra_details_data": {}, "input": "A A A", "uuid": "%032x" % row, "turn_id": 0, "data_id": row - 1,
            "prediction": "x y", "db_name": "0a0b0c0d.db"}))
    write(f"{tmp}/tmp_0a0b0c0d.jsonl", "\n".join(lines) + "\n" + lines[0][:40])
    path = f"{tmp}/tmp_0a0b0c0d.db"
    if os.path.exists(path):
        os.remove(path)
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE IF NOT EXISTS numpy_store (id INTEGER PRIMARY KEY AUTOINCREMENT, arr_blob BLOB NOT NULL)")
    for times in ((1.0, 1.5, 1.75), (2.0, 2.5, 2.75)):
        base.execute("INSERT INTO numpy_store (arr_blob) VALUES (?)", (npy(times),))
    base.commit()
    base.close()


def main():
    columns_folder("20260102_000000", COLUMNS, GAPS, "performances")
    kept = [i for i, good in enumerate(COLUMNS["is_success"]) if good]
    some = {key: cells if key in ("is_success", "is_empty") else [cells[i] for i in kept]
            for key, cells in COLUMNS.items()}
    columns_folder("20260102_000001", some, [GAPS[i] for i in kept], "performances")
    inline = dict(COLUMNS)
    inline["decode_token_latencies"] = GAPS
    columns_folder("20260102_000002", inline, None, "performance", OLD_CSV, FLAT)
    killed_reference()


main()
