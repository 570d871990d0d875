using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The heavy parts of a trace or span; absent parts are null.</summary>
internal readonly record struct Payload(JsonText? Input, JsonText? Output, JsonText? Metadata, ErrorInfo? Error)
{
    /// <summary>Which parts there are.</summary>
    public PayloadParts Parts =>
        (Input is null ? PayloadParts.None : PayloadParts.Input) | (Output is null ? PayloadParts.None : PayloadParts.Output)
        | (Metadata is null ? PayloadParts.None : PayloadParts.Metadata) | (Error is null ? PayloadParts.None : PayloadParts.Error);
}
