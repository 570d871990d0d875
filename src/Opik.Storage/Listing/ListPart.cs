namespace Opik.Storage;

/// <summary>A part of what a list's conditions leave, for whoever walks over all of it. Members are joined by AND; null: no condition.</summary>
/// <param name="Below">Rows whose id is below this one: what comes behind it, newest first.</param>
/// <param name="Ids">Rows among these, 1,000 at most.</param>
public sealed record ListPart(Guid? Below, IReadOnlyList<Guid>? Ids);
