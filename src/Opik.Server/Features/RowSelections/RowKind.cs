namespace Opik.Server.Features.RowSelections;

/// <summary>The lists that rows are selected in.</summary>
internal enum RowKind
{
    /// <summary>Traces.</summary>
    Traces,

    /// <summary>Spans.</summary>
    Spans,

    /// <summary>Threads, by their model id.</summary>
    Threads,

    /// <summary>Experiments, those of optimizations and of tries left out.</summary>
    Experiments,

    /// <summary>Datasets and test suites; the filter <c>type</c> tells them apart.</summary>
    Datasets,

    /// <summary>Prompts.</summary>
    Prompts,

    /// <summary>Annotation queues.</summary>
    AnnotationQueues,

    /// <summary>Online rules.</summary>
    Rules,

    /// <summary>Alerts.</summary>
    Alerts,

    /// <summary>Optimizations.</summary>
    Optimizations,
}
