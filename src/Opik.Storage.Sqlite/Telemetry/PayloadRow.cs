using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// The payloads of one written row, for the substring index. The signature is computed with
/// <see cref="PayloadSignature.Compute"/> on the caller's thread, before the write is queued, because it costs more than
/// the insert; only a PATCH, which must read the row first, computes it on the writer.
/// </summary>
internal readonly record struct PayloadRow(ScoredEntity Kind, long Seq, PayloadSignature Signature);
