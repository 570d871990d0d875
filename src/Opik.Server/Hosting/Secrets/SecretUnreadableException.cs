namespace Opik.Server.Hosting.Secrets;

/// <summary>A stored secret cannot be read with the key of this data folder.</summary>
internal sealed class SecretUnreadableException(Exception cause)
    : Exception("A stored secret cannot be read: the file secrets.key of the data folder is not the one it was stored with. Enter the secret again.", cause);
