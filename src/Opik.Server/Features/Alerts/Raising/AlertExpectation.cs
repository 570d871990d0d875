namespace Opik.Server.Features.Alerts.Raising;

/// <summary>What is going to be written.</summary>
/// <param name="Subjects">Ids that tell afterwards whether it was.</param>
/// <param name="Items">What cannot be read afterwards.</param>
internal sealed record AlertExpectation(IReadOnlyList<Guid> Subjects, IReadOnlyList<AlertItem> Items)
{
    public static Task<AlertExpectation> Of(params IReadOnlyList<Guid> subjects) => Task.FromResult(new AlertExpectation(subjects, []));

    public static Task<AlertExpectation> Of(IReadOnlyList<AlertItem> items) => Task.FromResult(new AlertExpectation([], items));
}
