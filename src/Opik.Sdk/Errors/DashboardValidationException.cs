namespace Opik;

/// <summary>A dashboard would hold what the web interface cannot show. Python: <c>DashboardValidationError</c>.</summary>
public sealed class DashboardValidationException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public DashboardValidationException(string message)
        : base(message)
    {
    }
}
