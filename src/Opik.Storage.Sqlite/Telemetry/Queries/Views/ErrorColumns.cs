using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The error of a row: whole from the payload, or type and message from the columns.</summary>
internal static class ErrorColumns
{
    /// <summary>The error; null when the row has none. Without the payload its type stands for the traceback, which clients require.</summary>
    public static ErrorInfo? Of(in Payload payload, string? type, string? message) =>
        payload.Error ?? (type is null ? null : new ErrorInfo(type, message, type));
}
