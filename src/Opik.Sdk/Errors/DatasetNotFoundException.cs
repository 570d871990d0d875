namespace Opik;

/// <summary>There is no dataset of that name. Python: <c>DatasetNotFound</c>.</summary>
public sealed class DatasetNotFoundException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public DatasetNotFoundException(string message)
        : base(message)
    {
    }
}
