using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A finished run without an error.</summary>
/// <param name="Id">The trace.</param>
/// <param name="StartTime">Its start.</param>
/// <param name="EndTime">Its end.</param>
/// <param name="Input">Its input.</param>
public sealed record GoodRun(Guid Id, DateTime StartTime, DateTime EndTime, JsonText? Input);
