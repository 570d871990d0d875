using Opik.Datasets;
using Opik.Evaluation.Suites;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation;

/// <content>Test suites.</content>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Runs a test suite: the task answers every item as often as its policy says, a judge checks the assertions of suite and item
    /// on each run, and everything is stored as an experiment. Python: <c>run_tests</c>.
    /// </summary>
    /// <param name="client">Its server keeps the suite and the experiment.</param>
    /// <param name="suite">A test suite, or one version of it.</param>
    /// <param name="task">
    /// The agent. It gives an object with <c>input</c>, what the agent saw, and <c>output</c>; anything else is the output, and the
    /// item the input. The judge reads the input: an expected answer there makes false passes.
    /// </param>
    /// <param name="options">Names, model of the judge, report; null: the defaults, which write a report file.</param>
    /// <param name="cancellationToken">Ends it: no further items begin, tasks are told, the experiment is marked as cancelled.</param>
    /// <exception cref="ArgumentException">An option is out of range, a stored judge cannot be read, or a task gave a dictionary without <c>input</c> or <c>output</c>.</exception>
    /// <exception cref="Exception">What the first task that failed threw. All other runs have ended by then.</exception>
    public static Task<TestSuiteResult> RunTestsAsync(
        this OpikClient client, EvaluationSuite suite, EvaluationTask task, TestRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(task);
        return new SuiteRun(client, suite, task, options ?? new TestRunOptions()).RunAsync(cancellationToken);
    }

    /// <inheritdoc cref="RunTestsAsync(OpikClient, EvaluationSuite, EvaluationTask, TestRunOptions?, CancellationToken)"/>
    public static Task<TestSuiteResult> RunTestsAsync<T>(
        this OpikClient client, EvaluationSuite suite, Func<DatasetItem, T> task, TestRunOptions? options = null, CancellationToken cancellationToken = default) =>
        client.RunTestsAsync(suite, EvaluationTask.Of(task), options, cancellationToken);

    /// <inheritdoc cref="RunTestsAsync(OpikClient, EvaluationSuite, EvaluationTask, TestRunOptions?, CancellationToken)"/>
    public static Task<TestSuiteResult> RunTestsAsync<T>(
        this OpikClient client, EvaluationSuite suite, Func<DatasetItem, Task<T>> task, TestRunOptions? options = null, CancellationToken cancellationToken = default) =>
        client.RunTestsAsync(suite, EvaluationTask.Of(task), options, cancellationToken);

    /// <inheritdoc cref="RunTestsAsync(OpikClient, EvaluationSuite, EvaluationTask, TestRunOptions?, CancellationToken)"/>
    public static Task<TestSuiteResult> RunTestsAsync<T>(
        this OpikClient client, EvaluationSuite suite, Func<DatasetItem, CancellationToken, Task<T>> task, TestRunOptions? options = null, CancellationToken cancellationToken = default) =>
        client.RunTestsAsync(suite, EvaluationTask.Of(task), options, cancellationToken);
}
