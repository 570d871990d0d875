namespace Opik.Storage.Sqlite;

/// <summary>A test of the first message (the input of the first trace) or of the last (the output of the last one).</summary>
internal sealed record MessageCondition(PayloadCondition? First, PayloadCondition? Last);
