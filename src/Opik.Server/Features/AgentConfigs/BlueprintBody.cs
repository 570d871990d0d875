using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Member <c>blueprint</c> of a body.</summary>
internal sealed record BlueprintBody(Guid? Id, BlueprintType? Type, string? Description, IReadOnlyList<BlueprintValueBody?>? Values)
{
    /// <summary>Settings of a blueprint at most.</summary>
    public const int MaxValues = 250;

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations)
    {
        const string Path = "blueprint.";
        violations.CheckNotNull(Path, "type", Type);
        violations.CheckLength(Path, "description", Description, 255);
        if (Values is null)
            violations.Add(Path, "values must not be null");
        else if (Values.Count is 0 or > MaxValues)
            violations.Add(Path, $"values size must be between 1 and {MaxValues}");
        for (var i = 0; i < Math.Min(Values?.Count ?? 0, MaxValues); i++)
        {
            violations.CheckNotNull(Path, $"values[{i}]", Values![i]);
            Values[i]?.Check($"{Path}values[{i}].", violations);
        }

        if (Values?.OfType<BlueprintValueBody>().Where(value => value.Key is not null).GroupBy(value => value.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            violations.Add(Path, $"values must have each key once: {twice.Key}");
    }

    /// <summary>The blueprint or mask.</summary>
    public AgentBlueprintDraft ToDraft() =>
        new(Id?.Version7("Blueprint"), Type == BlueprintType.Mask, Description, [.. Values!.Select(value => value!.ToValue())]);
}
