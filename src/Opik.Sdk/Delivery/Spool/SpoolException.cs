namespace Opik.Delivery.Spool;

/// <summary>The spool cannot be used or took no more.</summary>
internal sealed class SpoolException(int code, string message) : IOException($"SQLite error {code}: {message}");
