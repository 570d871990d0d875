namespace Opik.Delivery.Sending;

/// <summary>What is to be done with a request now.</summary>
internal enum SendOutcome
{
    /// <summary>Nothing more: it was sent, or given up and counted as lost.</summary>
    Settled,

    /// <summary>Its halves are tried, so that only the item that the server refuses is lost.</summary>
    Halve,

    /// <summary>The server is away; everything unsent is kept.</summary>
    Away,
}
