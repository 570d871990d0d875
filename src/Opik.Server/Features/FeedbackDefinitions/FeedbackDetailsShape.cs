namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Describes what <see cref="FeedbackDetails.ToJson"/> writes: the members of the type, and no label without its number.</summary>
internal sealed record FeedbackDetailsShape(double? Min, double? Max, IReadOnlyDictionary<string, double>? Categories, string? TrueLabel, string? FalseLabel);
