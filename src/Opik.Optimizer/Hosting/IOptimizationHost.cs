using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>
/// What an algorithm needs of the world. A host that remembers answers by key can repeat a run from its beginning after a
/// restart: what is remembered is answered at once and costs nothing.
/// </summary>
public interface IOptimizationHost
{
    /// <summary>Limits at this moment.</summary>
    OptimizationLimits Limits { get; }

    /// <summary>USD spent so far, on everything.</summary>
    double Spent { get; }

    /// <summary>Whether the answer to a key is remembered whole.</summary>
    bool Remembers(string key);

    /// <summary>Tries a candidate; a score for each row, in the order of the rows.</summary>
    /// <exception cref="OptimizationException">It cannot be tried at all.</exception>
    /// <exception cref="CostLimitException">The limit was reached on the way.</exception>
    Task<IReadOnlyList<RowScore>> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken);

    /// <summary>Asks the model that thinks about prompts. Called by several threads.</summary>
    /// <returns>The answer, by the schema; null: the model did not follow it, however often it was asked.</returns>
    /// <exception cref="OptimizationException">The model cannot be asked.</exception>
    Task<JsonObject?> AskAsync(ModelQuestion question, CancellationToken cancellationToken);

    /// <summary>Notes what happens, for people. A repeated run says again what it said before.</summary>
    void Log(OptimizationLogLevel level, string text);
}
