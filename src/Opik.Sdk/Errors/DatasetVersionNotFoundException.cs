namespace Opik;

/// <summary>The dataset has no version of that name. Python: <c>DatasetVersionNotFound</c>.</summary>
public sealed class DatasetVersionNotFoundException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public DatasetVersionNotFoundException(string message)
        : base(message)
    {
    }
}
