namespace Opik.Storage;

/// <summary>How long traces are kept. The numbers are stored.</summary>
public enum RetentionPeriod
{
    /// <summary>14 days.</summary>
    Short14d = 0,

    /// <summary>60 days.</summary>
    Base60d = 1,

    /// <summary>400 days.</summary>
    Extended400d = 2,

    /// <summary>For ever.</summary>
    Unlimited = 3,
}
