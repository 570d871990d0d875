using Opik.Datasets;

namespace Opik.Evaluation.Tasks;

/// <summary>
/// The program under evaluation: from a dataset item to an output. An output that is a JSON object, a dictionary or an object
/// gives its members to the metrics; anything else is <c>{"output": value}</c>. Python: the argument <c>task</c>.
/// </summary>
public sealed class EvaluationTask
{
    private readonly Func<DatasetItem, CancellationToken, ValueTask<object?>> run;

    private EvaluationTask(string name, bool isAsynchronous, Func<DatasetItem, CancellationToken, ValueTask<object?>> run) =>
        (Name, IsAsynchronous, this.run) = (name, isAsynchronous, run);

    /// <summary>Name of its span: that of the method, else <c>task</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it gives the thread back while it waits; other tasks get threads of their own.</summary>
    public bool IsAsynchronous { get; }

    /// <summary>A task that blocks until it has its output.</summary>
    /// <param name="task">The task.</param>
    /// <param name="name">Name of its span; null: that of the method.</param>
    /// <exception cref="ArgumentException">It gives a <see cref="ValueTask{TResult}"/>, which has to be awaited.</exception>
    public static EvaluationTask Of<T>(Func<DatasetItem, T> task, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (typeof(T) == typeof(ValueTask) || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>)))
            throw new ArgumentException("The task gives a ValueTask. Await it: async item => await task(item).", nameof(task));
        return new(name ?? DelegateNames.Of(task) ?? DefaultName, isAsynchronous: false, (item, _) => ValueTask.FromResult<object?>(task(item)));
    }

    /// <summary>A task that waits without blocking.</summary>
    /// <param name="task">The task.</param>
    /// <param name="name">Name of its span; null: that of the method.</param>
    public static EvaluationTask Of<T>(Func<DatasetItem, Task<T>> task, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new(name ?? DelegateNames.Of(task) ?? DefaultName, isAsynchronous: true, async (item, _) => await task(item).ConfigureAwait(false));
    }

    /// <summary>A task that waits without blocking and can be cancelled.</summary>
    /// <param name="task">The task.</param>
    /// <param name="name">Name of its span; null: that of the method.</param>
    public static EvaluationTask Of<T>(Func<DatasetItem, CancellationToken, Task<T>> task, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new(name ?? DelegateNames.Of(task) ?? DefaultName, isAsynchronous: true, async (item, cancellation) => await task(item, cancellation).ConfigureAwait(false));
    }

    internal const string DefaultName = "task";

    /// <summary>The same task whose output is made into something else.</summary>
    internal EvaluationTask Then(Func<DatasetItem, object?, object?> shape) =>
        new(Name, IsAsynchronous, async (item, cancellation) => shape(item, await run(item, cancellation).ConfigureAwait(false)));

    internal ValueTask<object?> RunAsync(DatasetItem item, CancellationToken cancellationToken) => run(item, cancellationToken);
}
