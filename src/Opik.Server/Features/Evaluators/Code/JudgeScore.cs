using System.ComponentModel.DataAnnotations;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Evaluators.Code;

/// <summary>A score that a judge gives.</summary>
/// <param name="Name">Name of the score.</param>
/// <param name="Type"><c>BOOLEAN</c>, <c>INTEGER</c> or <c>DOUBLE</c>.</param>
/// <param name="Description">What it says, for the model.</param>
[RequiredMembers(nameof(Name), nameof(Type), nameof(Description))]
internal sealed record JudgeScore(string? Name, [property: AllowedValues("BOOLEAN", "INTEGER", "DOUBLE")] string? Type, string? Description)
{
    private const int DescriptionLength = 10_000;

    private static readonly IReadOnlyList<string> Types = ["BOOLEAN", "INTEGER", "DOUBLE"];

    /// <summary>Adds what breaks a rule.</summary>
    public static void Check(JudgeScore? score, Violations violations, string path)
    {
        violations.CheckNotBlank(path, "name", score?.Name);
        violations.CheckLength(path, "name", score?.Name, Limits.ScoreNameLength);
        if (score?.Type is null)
            violations.Add(path, "type must not be null");
        else if (!Types.Contains(score.Type))
            violations.Add(path, $"type must be one of [{string.Join(", ", Types)}]");
        violations.CheckNotNull(path, "description", score?.Description);
        violations.CheckLength(path, "description", score?.Description, DescriptionLength);
    }
}
