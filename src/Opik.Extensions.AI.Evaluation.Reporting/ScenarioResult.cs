using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Opik.Extensions.AI.Evaluation.Reporting;

/// <summary>
/// One iteration of a scenario: what <c>ScenarioRunResult</c> of Microsoft.Extensions.AI.Evaluation.Reporting holds.
/// </summary>
/// <param name="ScenarioName">Scenario, e.g. the test.</param>
/// <param name="IterationName">Which of its iterations.</param>
/// <param name="ExecutionName">The run of all scenarios.</param>
/// <param name="CreationTime">When it was made, UTC.</param>
/// <param name="Messages">The conversation up to the response.</param>
/// <param name="ModelResponse">The response that was evaluated.</param>
/// <param name="EvaluationResult">What its evaluators found.</param>
public sealed record ScenarioResult(
    string ScenarioName, string IterationName, string ExecutionName, DateTime CreationTime, IReadOnlyList<ChatMessage> Messages, ChatResponse ModelResponse, EvaluationResult EvaluationResult)
{
    /// <summary>Tags; null: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
