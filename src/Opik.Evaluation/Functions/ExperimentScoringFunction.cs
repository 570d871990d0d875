using Opik.Evaluation.Results;

namespace Opik.Evaluation.Functions;

/// <summary>Scores an experiment from all its runs. Python: a function in <c>experiment_scoring_functions</c>.</summary>
/// <param name="results">The runs whose task gave something.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <returns>Scores of the whole: columns of the table of experiments.</returns>
public delegate ValueTask<IReadOnlyList<ScoreResult>> ExperimentScoringFunction(IReadOnlyList<TestResult> results, CancellationToken cancellationToken);
