using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>The member <c>experiment_scores</c> of bodies: <c>[{"name":"f1","value":0.8}]</c>.</summary>
internal static class ScoreList
{
    // Stands for a value that was not sent, until the check.
    private const string Missing = "\0";

    public static IReadOnlyList<ExperimentScore>? Read(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray())
            return null;
        var scores = new List<ExperimentScore>();
        while (cursor.NextObject())
        {
            string? name = null;
            decimal? value = null;
            while (cursor.NextMember())
            {
                if (cursor.Is("name"u8))
                    name = cursor.ReadText();
                else if (cursor.Is("value"u8))
                    value = cursor.ReadDecimal();
                else
                    cursor.Skip();
            }

            scores.Add(new ExperimentScore(value is null ? Missing : name ?? string.Empty, value ?? 0));
        }

        return scores;
    }

    public static void Validate(Violations violations, IReadOnlyList<ExperimentScore>? scores)
    {
        for (var i = 0; i < scores?.Count; i++)
        {
            if (scores[i].Name == Missing)
                violations.Add($"experimentScores[{i}].", "value must not be null");
            else
                violations.CheckNotBlank($"experimentScores[{i}].", "name", scores[i].Name);
        }
    }
}
