namespace Opik.Contracts;

/// <summary>State of a conversation thread.</summary>
public enum ThreadStatus
{
    /// <summary>Traces may still come.</summary>
    Active = 0,

    /// <summary>Closed by hand or by the inactivity timeout.</summary>
    Inactive = 1,
}
