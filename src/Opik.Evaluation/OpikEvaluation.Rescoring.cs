using Opik.Evaluation.Errors;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Rescoring;
using Opik.Evaluation.Results;

namespace Opik.Evaluation;

/// <content>Scoring what has been run.</content>
public static partial class OpikEvaluation
{
    /// <summary>Scores the runs of an experiment with further metrics, without running its task. Python: <c>evaluate_experiment</c>.</summary>
    /// <remarks>Metrics that look at spans get those that the server keeps. The calls of metrics are not traced: the traces of the runs have ended.</remarks>
    /// <param name="client">Its server keeps the experiment.</param>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="options">The metrics.</param>
    /// <param name="cancellationToken">Ends it; scores by then are stored.</param>
    /// <exception cref="ExperimentNotFoundException">There is none of that id.</exception>
    /// <exception cref="EmptyExperimentException">It has no runs.</exception>
    /// <exception cref="MissingScoreArgumentsException">A metric needs an argument that there is not.</exception>
    public static async Task<EvaluationResult> EvaluateExperimentAsync(this OpikClient client, Guid experimentId, RescoringOptions options, CancellationToken cancellationToken = default)
    {
        Check(client, options);
        return await new RescoredRun(client, options).RunAsync(await client.Experiments.GetAsync(experimentId, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Scores the newest experiment of a name. See the other overload.</summary>
    /// <exception cref="ExperimentNotFoundException">There is none of that name in the project.</exception>
    /// <exception cref="EmptyExperimentException">It has no runs.</exception>
    public static async Task<EvaluationResult> EvaluateExperimentAsync(this OpikClient client, string experimentName, RescoringOptions options, CancellationToken cancellationToken = default)
    {
        Check(client, options);
        var found = await client.Experiments.GetByNameAsync(experimentName, options.ProjectName, cancellationToken).ConfigureAwait(false);
        if (found is not [var newest, ..])
            throw new ExperimentNotFoundException($"There is no experiment '{experimentName}' in the project '{options.ProjectName ?? client.ProjectName}'. Check name and project, or name it by its id.");
        if (found.Count > 1)
            ExperimentLog.SeveralNames(client.Logger, found.Count, experimentName, newest.Id);
        return await new RescoredRun(client, options).RunAsync(newest, cancellationToken).ConfigureAwait(false);
    }

    private static void Check(OpikClient client, RescoringOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        if (options.ScoringThreads < 1)
            throw new ArgumentException("ScoringThreads must be 1 or more.", nameof(options));
    }
}
