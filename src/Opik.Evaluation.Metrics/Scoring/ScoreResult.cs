using System.Text.Json.Nodes;

namespace Opik.Evaluation;

/// <summary>A score. Python: <c>ScoreResult</c>.</summary>
/// <param name="Name">Name of the score: a column of the experiment.</param>
/// <param name="Value">The number; 0 when scoring failed.</param>
public sealed record ScoreResult(string Name, double Value)
{
    /// <summary>Why; null: the metric gives no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Category of a score that is a choice, and the kind of an assertion (<c>suite_assertion</c>); null: none.</summary>
    public string? CategoryName { get; init; }

    /// <summary>What the number was made of; null: nothing.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Whether there is no number. Such a score is not stored and not counted in means.</summary>
    public bool ScoringFailed { get; init; }

    /// <summary>A score that could not be computed: 0, the message as reason, and what went wrong under <c>error_info</c>.</summary>
    public static ScoreResult Failed(string name, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new ScoreResult(name, 0)
        {
            Reason = exception.Message,
            ScoringFailed = true,
            Metadata = new JsonObject
            {
                ["error_info"] = new JsonObject
                {
                    ["exception_type"] = exception.GetType().Name,
                    ["message"] = exception.Message,
                    ["traceback"] = exception.ToString(),
                },
            },
        };
    }
}
