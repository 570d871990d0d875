using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Body of create and replace. The id is given by the server.</summary>
internal sealed record FeedbackDefinitionBody(string? Name, FeedbackType? Type, string? Description, FeedbackDetails? Details)
{
    /// <summary>The definition; 422 when a member breaks a rule.</summary>
    public FeedbackDefinition ToDefinition(Guid id)
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "name", Name, 150);
        violations.CheckLength(string.Empty, "description", Description, 255);
        violations.CheckNotNull(string.Empty, "type", Type);
        violations.CheckNotNull(string.Empty, "details", Details);
        if (Type is { } known)
            Details?.Check(known, violations);
        violations.ThrowIfAny();

        var type = Type!.Value;
        return new FeedbackDefinition
        {
            Id = id,
            Name = Name!,
            Type = TypeName(type),
            Description = Description,
            Details = Details!.ToJson(type),
        };
    }

    /// <summary>Name of the type on the wire.</summary>
    public static string TypeName(FeedbackType type) => type switch
    {
        FeedbackType.Numerical => "numerical",
        FeedbackType.Categorical => "categorical",
        _ => "boolean",
    };
}
