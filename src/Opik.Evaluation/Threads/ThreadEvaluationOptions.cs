using System.Text.Json.Nodes;
using Opik.Searching;

namespace Opik.Evaluation.Threads;

/// <summary>Which threads are evaluated, and how. Python: the arguments of <c>evaluate_threads</c>.</summary>
public sealed record ThreadEvaluationOptions
{
    /// <summary>Metrics of conversations: they take the argument <c>conversation</c>. At least one.</summary>
    public required IReadOnlyList<IMetric> Metrics { get; init; }

    /// <summary>
    /// What the user said, out of the input of a trace, e.g. <c>input =&gt; (string?)input?["question"]</c>; null: nothing, and there is no
    /// message. Python: <c>trace_input_transform</c>.
    /// </summary>
    public required Func<JsonNode?, string?> InputTransform { get; init; }

    /// <summary>What the assistant answered, out of the output of a trace; null: nothing. Python: <c>trace_output_transform</c>.</summary>
    public required Func<JsonNode?, string?> OutputTransform { get; init; }

    /// <summary>
    /// What the answer rests on, out of the whole trace; null: nothing known. It belongs to the answer of the trace. Null: no
    /// context. Python: <c>trace_context_transform</c>.
    /// </summary>
    public Func<TraceRecord, IReadOnlyList<string>?>? ContextTransform { get; init; }

    /// <summary>Project of the threads; null: that of the client. Python: <c>project_name</c>.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Conditions on threads in the Opik query language, e.g. <c>status = "inactive"</c>; null: all threads of the project.</summary>
    public string? FilterString { get; init; }

    /// <summary>Project of the traces of the evaluation; null: that of the threads. Python: <c>eval_project_name</c>.</summary>
    public string? EvaluationProjectName { get; init; }

    /// <summary>Threads evaluated at the same time, 1 or more. Default 8. Python: <c>num_workers</c>.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>Most traces of a thread, the newest; 1 or more. Default 1,000.</summary>
    public int MaxTracesPerThread { get; init; } = 1_000;

    /// <summary>Told of every thread that is done, from several threads of the program; null: nobody. Python: <c>verbose</c>.</summary>
    public IProgress<ThreadEvaluationResult>? Progress { get; init; }
}
