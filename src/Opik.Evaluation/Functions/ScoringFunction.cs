using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Functions;

/// <summary>
/// A function of yours that scores a run: over the dataset item and what the task gave, over what the task did, or over all of
/// it. Its name is that of the method unless one is given. Python: a function in <c>scoring_functions</c>.
/// </summary>
public sealed partial class ScoringFunction
{
    private readonly Func<DatasetItem, JsonObject, TaskSpan?, CancellationToken, ValueTask<IReadOnlyList<ScoreResult>>> score;

    private ScoringFunction(string? name, Delegate function, ScoringInputs inputs, Func<DatasetItem, JsonObject, TaskSpan?, CancellationToken, ValueTask<IReadOnlyList<ScoreResult>>> score)
    {
        Name = name ?? DelegateNames.Of(function) ?? throw new ArgumentException("A lambda has no name; name the function that scores.", nameof(name));
        Inputs = inputs;
        this.score = score;
    }

    /// <summary>Name, for failures and traces; scores bring their own.</summary>
    public string Name { get; }

    /// <summary>What it looks at.</summary>
    public ScoringInputs Inputs { get; }

    /// <summary>Scores.</summary>
    /// <param name="item">The dataset item.</param>
    /// <param name="output">What the task gave.</param>
    /// <param name="span">What the task did; null: it was not recorded.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(DatasetItem item, JsonObject output, TaskSpan? span, CancellationToken cancellationToken) =>
        score(item, output, span, cancellationToken);
}
