namespace Opik.Delivery;

/// <summary>One loss: what was not delivered, and why. Python: <c>FailedMessageInfo</c>.</summary>
/// <param name="MessageType">What it was: <c>trace</c>, <c>span</c>, <c>trace_update</c>, <c>trace_score</c>, …</param>
/// <param name="Reason">Why.</param>
/// <param name="ItemCount">How many items were lost with it.</param>
/// <param name="StatusCode">HTTP status, when the server answered.</param>
/// <param name="Detail">What the server or the exception said.</param>
/// <param name="Timestamp">When it was given up, UTC.</param>
public sealed record FailedMessageInfo(string MessageType, FailureReason Reason, int ItemCount, int? StatusCode, string? Detail, DateTimeOffset Timestamp);
