namespace Opik.Llm;

/// <summary>Identifies the caller of a model.</summary>
public interface IChatCredential
{
    /// <summary>Adds what the provider asks for; the request is otherwise complete.</summary>
    /// <exception cref="ChatException">No token could be had, or the credential is malformed.</exception>
    ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Takes secrets out of a text that a provider sent: some repeat the key they refuse.</summary>
    string Redact(string text);
}
