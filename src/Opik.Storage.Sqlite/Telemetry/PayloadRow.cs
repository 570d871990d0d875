using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The payloads of one written row, for the substring index.</summary>
internal readonly record struct PayloadRow(ScoredEntity Kind, long Seq, JsonText? Input, JsonText? Output, JsonText? Metadata);
