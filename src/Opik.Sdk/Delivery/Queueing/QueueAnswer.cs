namespace Opik.Delivery.Queueing;

/// <summary>What the queue did with an item.</summary>
internal enum QueueAnswer
{
    /// <summary>Taken.</summary>
    Taken,

    /// <summary>Taken, and more than three quarters of a bound are reached.</summary>
    TakenNearlyFull,

    /// <summary>Not taken: a bound is reached.</summary>
    Full,
}
