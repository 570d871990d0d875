namespace Opik.Storage;

/// <summary>What became of a message.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="At">When that was known.</param>
/// <param name="Attempts">Calls that were made.</param>
/// <param name="Duration">How long the last of them took; null: none was made.</param>
/// <param name="Status">Status of the last answer; null: there was none.</param>
/// <param name="Error">Why it failed, for people, without secrets; null: it did not.</param>
public sealed record AlertMessageNote(Guid Id, AlertMessageOutcome Outcome, DateTime At, int Attempts, TimeSpan? Duration, int? Status, string? Error);
