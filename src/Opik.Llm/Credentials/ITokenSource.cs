namespace Opik.Llm;

/// <summary>Fetches short-lived tokens.</summary>
public interface ITokenSource
{
    /// <summary>A new token.</summary>
    /// <exception cref="ChatException">None could be had; the message says why and holds no secret.</exception>
    Task<AccessToken> FetchAsync(CancellationToken cancellationToken);
}
