using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>A feedback definition on the wire.</summary>
internal sealed record FeedbackDefinitionView(
    Guid Id,
    string Name,
    string Type,
    string? Description,
    JsonText Details,
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
        definition.CreatedAt,
        definition.CreatedBy,
        definition.LastUpdatedAt,
        definition.LastUpdatedBy);
}
