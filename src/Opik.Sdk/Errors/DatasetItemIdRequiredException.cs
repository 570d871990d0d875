namespace Opik;

/// <summary>An item to be updated has no id. Python: <c>DatasetItemUpdateOperationRequiresItemId</c>.</summary>
public sealed class DatasetItemIdRequiredException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public DatasetItemIdRequiredException(string message)
        : base(message)
    {
    }
}
