using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Features.RowSelections;

/// <summary>What the lists may be narrowed and ordered by, and what they are called.</summary>
internal static class RowKinds
{
    /// <summary>Whether it is a list of Logs, whose rows are telemetry.</summary>
    public static bool IsLogged(this RowKind kind) => kind is RowKind.Traces or RowKind.Spans or RowKind.Threads;

    /// <summary>In names of files and lists: <c>annotation-queues</c>.</summary>
    public static string Name(this RowKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>Fields of its filters.</summary>
    public static FilterFieldSet Filters(this RowKind kind) => kind switch
    {
        RowKind.Traces => FilterFields.Traces,
        RowKind.Spans => FilterFields.Spans,
        RowKind.Threads => FilterFields.Threads,
        RowKind.Experiments => FilterFields.Experiments,
        RowKind.Datasets => FilterFields.Datasets,
        RowKind.Prompts => FilterFields.Prompts,
        RowKind.AnnotationQueues => FilterFields.AnnotationQueues,
        RowKind.Rules => FilterFields.Evaluators,
        RowKind.Alerts => FilterFields.Alerts,
        RowKind.Optimizations => FilterFields.Optimizations,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Fields of its order; null: it has one order.</summary>
    public static SortFieldSet? Sorts(this RowKind kind) => kind switch
    {
        RowKind.Traces => SortFields.Traces,
        RowKind.Spans => SortFields.Spans,
        RowKind.Threads => SortFields.Threads,
        RowKind.Experiments => SortFields.Experiments,
        RowKind.Datasets => SortFields.Datasets,
        RowKind.Prompts => SortFields.Prompts,
        RowKind.AnnotationQueues => SortFields.AnnotationQueues,
        RowKind.Rules => SortFields.Evaluators,
        RowKind.Alerts => SortFields.Alerts,
        _ => null,
    };
}
