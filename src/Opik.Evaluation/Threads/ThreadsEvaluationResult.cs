namespace Opik.Evaluation.Threads;

/// <summary>What an evaluation of threads gave. Python: <c>ThreadsEvaluationResult</c>.</summary>
/// <param name="Results">One for each thread, in the order in which they were found.</param>
public sealed record ThreadsEvaluationResult(IReadOnlyList<ThreadEvaluationResult> Results);
