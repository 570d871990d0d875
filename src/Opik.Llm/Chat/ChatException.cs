namespace Opik.Llm;

/// <summary>A model could not be asked, or did not answer well; the message is for users and holds no secret.</summary>
public class ChatException : Exception
{
    /// <param name="status">HTTP status that says best what went wrong: the provider's where it has answered, 400 for a request that cannot be translated, 502 for an answer that cannot be read, 504 for none.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">The failure behind it.</param>
    public ChatException(int status, string message, Exception? cause = null)
        : base(message, cause) => Status = status;

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>How long the provider asks to wait; null: not said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    internal static ChatException BadRequest(string message) => new(400, message);

    internal static ChatException Unreadable(string message, Exception? cause = null) => new(502, message, cause);
}
