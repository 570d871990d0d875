namespace Opik.Delivery.Spool;

/// <summary>Where on disk a pass comes from.</summary>
/// <param name="File">The file.</param>
/// <param name="Position">Its place there.</param>
/// <param name="ItemsOnDisk">Items of the request as it lies on disk.</param>
/// <param name="BytesOnDisk">Bytes of its body.</param>
internal sealed record SpooledPass(SpoolFile File, long Position, int ItemsOnDisk, long BytesOnDisk);
