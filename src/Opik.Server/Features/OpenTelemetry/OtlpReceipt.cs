namespace Opik.Server.Features.OpenTelemetry;

/// <summary>What became of a request.</summary>
/// <param name="Rejected">Spans that were not stored, and would not be when sent again.</param>
/// <param name="RejectedBecause">Why; null when all were stored.</param>
internal sealed record OtlpReceipt(int Rejected, string? RejectedBecause);
