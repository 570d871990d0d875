namespace Opik;

/// <summary>An item cannot be written as JSON, for instance because it holds NaN. Python: <c>ItemNotSerializableError</c>.</summary>
public sealed class ItemNotSerializableException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public ItemNotSerializableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
