namespace Opik.Storage;

/// <summary>Where an item came from. The numbers are stored.</summary>
public enum DatasetItemSource
{
    /// <summary>Written by hand.</summary>
    Manual = 0,

    /// <summary>Made of a span.</summary>
    Span = 1,

    /// <summary>Sent by a program.</summary>
    Sdk = 2,

    /// <summary>Made of a trace.</summary>
    Trace = 3,
}
