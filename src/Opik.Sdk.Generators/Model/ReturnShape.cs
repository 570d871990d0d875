namespace Opik.Sdk.Generators;

/// <summary>How a method's outcome reaches its caller.</summary>
internal enum ReturnShape
{
    /// <summary>No value.</summary>
    Void,

    /// <summary>A value, there on return.</summary>
    Value,

    /// <summary>A value that cannot be captured: a ref struct.</summary>
    Uncaptured,

    /// <summary>Task, Task&lt;T&gt;, ValueTask, ValueTask&lt;T&gt;.</summary>
    Awaited,

    /// <summary>IAsyncEnumerable&lt;T&gt;.</summary>
    Stream,

    /// <summary>IEnumerable&lt;T&gt;.</summary>
    Sequence,
}
