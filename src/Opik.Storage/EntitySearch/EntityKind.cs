namespace Opik.Storage;

/// <summary>Kinds of entities that can be searched for, in the order in which they are shown.</summary>
public enum EntityKind
{
    /// <summary>A project.</summary>
    Project,

    /// <summary>A trace.</summary>
    Trace,

    /// <summary>A span.</summary>
    Span,

    /// <summary>A thread.</summary>
    Thread,

    /// <summary>A dataset.</summary>
    Dataset,

    /// <summary>A test suite: a dataset with assertions.</summary>
    TestSuite,

    /// <summary>An experiment.</summary>
    Experiment,

    /// <summary>A prompt.</summary>
    Prompt,

    /// <summary>A version of a prompt.</summary>
    PromptVersion,

    /// <summary>An annotation queue.</summary>
    AnnotationQueue,

    /// <summary>An optimization.</summary>
    Optimization,

    /// <summary>A dashboard.</summary>
    Dashboard,

    /// <summary>An online rule.</summary>
    Rule,

    /// <summary>An alert.</summary>
    Alert,

    /// <summary>A feedback definition.</summary>
    FeedbackDefinition,

    /// <summary>An environment.</summary>
    Environment,
}
