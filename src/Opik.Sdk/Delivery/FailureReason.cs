namespace Opik.Delivery;

/// <summary>Why an item never arrived. Python: <c>FailureReason</c>.</summary>
public enum FailureReason
{
    /// <summary>The server refused it: a status of 4xx other than 401 and 409.</summary>
    HttpClientError,

    /// <summary>The server failed: a status of 5xx after every retry.</summary>
    HttpServerError,

    /// <summary>Status 401: the API key is wrong or missing.</summary>
    Unauthorized,

    /// <summary>It could not be written as JSON.</summary>
    Serialization,

    /// <summary>The queue was full (<see cref="OpikOptions.MaximalQueueSize"/>) and the disk spool could not take it.</summary>
    QueueOverflow,

    /// <summary>Status 429 without a time to wait, after every retry.</summary>
    RateLimited,

    /// <summary>A file to be attached could not be read or uploaded.</summary>
    Attachment,

    /// <summary>Anything else; the detail says what.</summary>
    Unknown,
}
