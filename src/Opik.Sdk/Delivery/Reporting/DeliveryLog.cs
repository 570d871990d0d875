using Microsoft.Extensions.Logging;

namespace Opik.Delivery.Reporting;

/// <summary>Everything the delivery says, ids 6001 to 6099.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(6001, LogLevel.Warning, "{Count} item(s) of kind {Kind} were lost: {Reason}, status {Status}: {Detail} Further losses of this reason are counted in the errors report and logged at level Debug.")]
    public static partial void Lost(ILogger logger, int count, string kind, FailureReason reason, int? status, string? detail, Exception? cause);

    [LoggerMessage(6002, LogLevel.Debug, "{Count} item(s) of kind {Kind} were lost: {Reason}, status {Status}: {Detail}")]
    public static partial void LostAgain(ILogger logger, int count, string kind, FailureReason reason, int? status, string? detail);

    [LoggerMessage(6003, LogLevel.Warning, "The Opik server does not answer ({Detail}). What is traced meanwhile is kept and sent when it is back.")]
    public static partial void ServerAway(ILogger logger, string? detail);

    [LoggerMessage(6004, LogLevel.Information, "The Opik server is back; {Count} kept item(s) are being sent.")]
    public static partial void ServerBack(ILogger logger, long count);

    [LoggerMessage(6005, LogLevel.Warning, "There is no spool ({Detail}). Delivery goes on in memory: what does not fit there while the server is away is lost.")]
    public static partial void NoSpool(ILogger logger, string detail);

    [LoggerMessage(6006, LogLevel.Error, "The delivery of traces failed unexpectedly and goes on.")]
    public static partial void Defect(ILogger logger, Exception failure);

    [LoggerMessage(6007, LogLevel.Information, "The Opik server asks to wait {Seconds} s (429).")]
    public static partial void RateLimited(ILogger logger, string seconds);

    [LoggerMessage(6008, LogLevel.Information, "{Count} item(s) that an earlier process left in {File} are sent first.")]
    public static partial void Adopted(ILogger logger, long count, string file);

    [LoggerMessage(6009, LogLevel.Warning, "{File} cannot be read and stays where it is: {Detail}")]
    public static partial void Unreadable(ILogger logger, string file, string detail);

    [LoggerMessage(6010, LogLevel.Debug, "A request with {Count} item(s) of kind {Kind} was not answered or not taken: status {Status}, {Detail}")]
    public static partial void NoAnswer(ILogger logger, int count, string kind, int? status, string? detail);

    [LoggerMessage(6011, LogLevel.Warning, "The spool {File} failed. What does not fit into memory is lost until it works again.")]
    public static partial void SpoolFailed(ILogger logger, Exception failure, string file);

    [LoggerMessage(6013, LogLevel.Warning, "Of {Kind} {Id}, {Fields} was left out: it is larger than {Megabytes} MB (setting max_payload_size_mb).")]
    public static partial void Truncated(ILogger logger, string kind, Guid id, string fields, int megabytes);

    [LoggerMessage(6012, LogLevel.Warning, "What is traced is lost: {Detail} The errors report counts it.")]
    public static partial void Overflow(ILogger logger, string detail);
}
