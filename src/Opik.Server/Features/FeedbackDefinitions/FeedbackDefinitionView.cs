using Opik.Contracts;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>A feedback definition on the wire.</summary>
internal sealed record FeedbackDefinitionView(
    Guid Id,
    string Name,
    [property: WrittenAs(typeof(FeedbackType))] string Type,
    string? Description,
    [property: WrittenAs(typeof(FeedbackDetailsShape))] JsonText Details,
    ScorePolarity? Polarity,
    ScoreThresholds? Thresholds,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy)
{
    public static FeedbackDefinitionView Of(FeedbackDefinition definition) => new(
        definition.Id,
        definition.Name,
        definition.Type,
        definition.Description,
        definition.Details,
        definition.Judgement is not { } judgement ? null : judgement.LowerIsBetter ? ScorePolarity.Lower : ScorePolarity.Higher,
        definition.Judgement is { Warn: null, Error: null } or null ? null : new ScoreThresholds(definition.Judgement.Warn, definition.Judgement.Error),
        definition.CreatedAt,
        definition.CreatedBy,
        definition.LastUpdatedAt,
        definition.LastUpdatedBy);
}
